"""The one walk over a syntax tree that plans how a module's text is rewritten.

It numbers the statements that can run and lists the edits that `modviz.js.rewrite` makes; what they are for
is said there.  The walk visits nodes in source order: an insertion that opens something is listed before
what it holds, and one that closes it after, so that edits at the same place stay properly nested.

Scopes are not analysed.  A name that is written to, or called, is taken for the module's own or imported
name even where an inner declaration hides that: the probe then looks at a binding that has not changed.

Nodes of the tree are ESTree nodes of `esprima`, which has no types of its own: hence `Any`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from esprima import nodes

from modviz.js.insertions import Edit, Insertions
from modviz.js.source_text import GAP, Places, blank, engine_literal, has_trouble
from modviz.js.static_semantics import bound_names
from modviz.record.entries import DEFAULT_BINDING, Declaration, Statement

Node = Any

# The parts of each sort of node in source order, where nothing else has to be done than to visit them.
_PARTS: dict[str, tuple[str, ...]] = {
    "ArrayExpression": ("elements",),
    "ArrayPattern": ("elements",),
    "AssignmentPattern": ("left", "right"),
    "BinaryExpression": ("left", "right"),
    "CatchClause": ("param", "body"),
    "ClassBody": ("body",),
    "ClassDeclaration": ("superClass", "body"),
    "ClassExpression": ("superClass", "body"),
    "ConditionalExpression": ("test", "consequent", "alternate"),
    "ExpressionStatement": ("expression",),
    "LabeledStatement": ("body",),
    "LogicalExpression": ("left", "right"),
    "NewExpression": ("callee", "arguments"),
    "ObjectExpression": ("properties",),
    "ObjectPattern": ("properties",),
    "RestElement": ("argument",),
    "ReturnStatement": ("argument",),
    "SequenceExpression": ("expressions",),
    "SpreadElement": ("argument",),
    "SwitchStatement": ("discriminant", "cases"),
    "ThrowStatement": ("argument",),
    "TryStatement": ("block", "handler", "finalizer"),
    "VariableDeclarator": ("id", "init"),
}

_WITHOUT_PROBE = ("FunctionDeclaration", "EmptyStatement", "BlockStatement")
_MUTATORS = frozenset(
    "push pop shift unshift splice sort reverse fill copyWithin set add delete clear".split()  # noqa: SIM905
)
_OBJECT_MUTATORS = frozenset(("assign", "defineProperty", "defineProperties", "setPrototypeOf", "freeze"))

_FUNCTION_HEAD = re.compile(rf"(?:async{GAP})?function(?:{GAP}\*)?")
_EXPORT_WORDS = re.compile(rf"export{GAP}(?:default\b{GAP})?")


@dataclass(frozen=True, slots=True)
class Instrumentation:
    """What the walk found and planned.

    `bare_yields` are the offsets of the `yield`s without an operand.
    """

    statements: tuple[Statement, ...]
    edits: tuple[Edit, ...]
    has_tla: bool
    bare_yields: tuple[int, ...]


def instrument(
    source_text: str,
    body: Sequence[Node],
    places: Places,
    insertions: Insertions,
    declarations: Sequence[Declaration],
    imported_names: frozenset[str],
) -> Instrumentation:
    """Plan the rewriting of a module.

    Params: the module's text and its module items; the bindings it declares, in the order of their numbers;
    the local names of its imports.
    """
    walk = _Walk(source_text, places, insertions, declarations, imported_names)
    walk.module_items(body)
    return Instrumentation(tuple(walk.statements), tuple(walk.edits), walk.has_tla, tuple(walk.bare_yields))


class _Walk:
    def __init__(
        self,
        source_text: str,
        places: Places,
        insertions: Insertions,
        declarations: Sequence[Declaration],
        imported_names: frozenset[str],
    ) -> None:
        self.statements: list[Statement] = []
        self.edits: list[Edit] = []
        self.has_tla = False
        self.bare_yields: list[int] = []
        self._source_text = source_text
        self._places = places
        self._insertions = insertions
        self._imported_names = imported_names
        self._indexes = {each.name: index for index, each in enumerate(declarations)}
        # Assigning to a constant throws, so there is nothing to sample.
        self._writable = {
            name: index
            for index, (name, kind) in enumerate((each.name, each.kind) for each in declarations)
            if kind not in ("const", "default")
        }
        self._in_function = False
        self._has_arguments = False
        self._visitors = self._choose_visitors()

    def _choose_visitors(self) -> dict[str, Callable[[Node], None]]:
        visitors: dict[str, Callable[[Node], None]] = {
            "ArrowFunctionExpression": self._arrow_function,
            "AssignmentExpression": self._assignment,
            "AwaitExpression": self._await,
            "BlockStatement": self._block,
            "CallExpression": self._call,
            "ChainExpression": self._chain,
            "DoWhileStatement": self._do_while,
            "ForInStatement": self._for_in_of,
            "ForOfStatement": self._for_in_of,
            "ForStatement": self._for,
            "FunctionDeclaration": self._function,
            "FunctionExpression": self._function,
            "IfStatement": self._if,
            "ImportExpression": self._import_call,
            "MemberExpression": self._member,
            "MetaProperty": self._meta_property,
            "MethodDefinition": self._method,
            "Property": self._property,
            "PropertyDefinition": self._field,
            "StaticBlock": self._static_block,
            "SwitchCase": self._switch_case,
            "TaggedTemplateExpression": self._tagged_template,
            "TemplateLiteral": self._template,
            "UnaryExpression": self._unary,
            "UpdateExpression": self._update,
            "VariableDeclaration": self._variable_declaration,
            "WhileStatement": self._while,
            "YieldExpression": self._yield,
        }
        if "arguments" in self._source_text:
            visitors["Identifier"] = self._identifier
        if has_trouble(self._source_text):
            visitors["Literal"] = visitors["TemplateElement"] = self._literal
        return visitors

    # Walking

    def _visit(self, node: Node) -> None:
        """Visit `node`, which may be None (a part left out)."""
        if node is None:
            return
        visitor = self._visitors.get(node.type)
        if visitor is not None:
            visitor(node)
            return
        for name in _PARTS.get(node.type, ()):
            part = getattr(node, name)
            if isinstance(part, list):
                for each in part:
                    self._visit(each)
            elif part is not None:
                self._visit(part)

    def _visit_all(self, items: Iterable[Node]) -> None:
        for item in items:
            self._visit(item)

    def _insert(self, offset: int, text: str) -> None:
        self.edits.append((offset, offset, text))

    def _replace(self, start: int, end: int, text: str) -> None:
        self.edits.append((start, end, text))

    @contextmanager
    def _function_code(self, has_arguments: bool) -> Iterator[None]:
        """Inside a function; `has_arguments` says whether the name `arguments` means its arguments."""
        outer = self._in_function, self._has_arguments
        self._in_function, self._has_arguments = True, has_arguments
        yield
        self._in_function, self._has_arguments = outer

    # The top level

    def module_items(self, body: Iterable[Node]) -> None:
        """Visit the items of the module body."""
        if self._source_text.startswith("#!"):
            self._replace(0, 2, "//")
        for item in body:
            start, end = item.range
            match item.type:
                case "ImportDeclaration" | "ExportAllDeclaration":
                    self._replace(start, end, blank(self._source_text[start:end]))
                case "ExportNamedDeclaration" if item.declaration is None:
                    self._replace(start, end, blank(self._source_text[start:end]))
                case "ExportNamedDeclaration":
                    self._exported_declaration(item)
                case "ExportDefaultDeclaration":
                    self._export_default(item)
                case _:
                    self._statement(item)
                    self._sample_lexical(item)

    def _exported_declaration(self, item: Node) -> None:
        declaration = item.declaration
        if declaration.type != "FunctionDeclaration":
            self._probe(item)
        self._blank_words(item)
        self._visit(declaration)
        self._sample_lexical(declaration)

    def _export_default(self, item: Node) -> None:
        declaration = item.declaration
        if declaration.type == "FunctionDeclaration":
            self._blank_words(item)
            if declaration.id is None:
                head = _FUNCTION_HEAD.match(self._source_text, declaration.range[0])
                assert head is not None, "a function begins with its keyword"
                self._insert(head.end(), self._insertions.default_name)
            self._visit(declaration)
            return
        self._probe(item)
        if declaration.type == "ClassDeclaration" and declaration.id is not None:
            self._blank_words(item)
            self._visit(declaration)
            self._sample_lexical(declaration)
            return
        start = self._blank_words(item)
        end = item.range[1]
        semicolon = declaration.type != "ClassDeclaration" and self._source_text[end - 1] == ";"
        self._insert(start, self._insertions.open_default)
        self._visit(declaration)
        self._insert(end - semicolon, self._insertions.close_default)
        self._sample(end, [self._indexes[DEFAULT_BINDING]])

    def _blank_words(self, item: Node) -> int:
        """Blank out `export` or `export default`; answers where what it exports begins."""
        words = _EXPORT_WORDS.match(self._source_text, item.range[0])
        assert words is not None, "an export begins with its keyword"
        start, end = words.span()
        self._replace(start, end, blank(words[0]))
        return end

    def _sample_lexical(self, item: Node) -> None:
        """Sample what a lexical declaration of the top level has just given values to."""
        if item.type == "ClassDeclaration":
            self._sample(item.range[1], [self._indexes[item.id.name]])
        elif item.type == "VariableDeclaration" and item.kind != "var":
            self._sample(item.range[1], self._declared(item))

    def _declared(self, declaration: Node, only_initialized: bool = False) -> list[int]:
        """The numbers of the bindings that a variable declaration of the top level declares."""
        return [
            self._indexes[name.name]
            for declarator in declaration.declarations
            if declarator.init is not None or not only_initialized
            for name in bound_names(declarator.id)
        ]

    def _sample(self, offset: int, indexes: list[int]) -> None:
        if indexes:
            self._insert(offset, self._insertions.sample(indexes))

    # Statements

    def _probe(self, node: Node) -> None:
        start, end = node.range
        self._insert(start, self._insertions.statement(len(self.statements)))
        line, column = self._places.line(start), self._places.column(start)
        self.statements.append(Statement(line, column, self._places.line(end)))

    def _statement(self, node: Node) -> None:
        """Visit a statement that stands where a probe may stand before it."""
        if node.type not in _WITHOUT_PROBE and type(node) is not nodes.Directive:
            self._probe(node)
        self._visit(node)

    def _statement_list(self, items: Iterable[Node]) -> None:
        for item in items:
            self._statement(item)

    def _single_statement(self, node: Node, samples: Sequence[int] = ()) -> None:
        """Visit the one statement of an `if` or a loop, in which `samples` are taken first."""
        start, end = node.range
        if node.type == "BlockStatement":
            self._sample(start + 1, list(samples))
            self._visit(node)
        elif node.type != "EmptyStatement" or samples:
            self._insert(start, self._insertions.open_block)
            self._sample(start, list(samples))
            self._statement(node)
            self._insert(end, self._insertions.close_block)

    def _block(self, node: Node) -> None:
        self._statement_list(node.body)

    def _switch_case(self, node: Node) -> None:
        self._visit(node.test)
        self._statement_list(node.consequent)

    def _if(self, node: Node) -> None:
        self._visit(node.test)
        self._single_statement(node.consequent)
        if node.alternate is not None:
            self._single_statement(node.alternate)

    def _while(self, node: Node) -> None:
        self._visit(node.test)
        self._single_statement(node.body)

    def _do_while(self, node: Node) -> None:
        self._single_statement(node.body)
        self._visit(node.test)

    def _for(self, node: Node) -> None:
        samples: list[int] = []
        if node.init is not None and node.init.type == "VariableDeclaration":
            self._visit_all(node.init.declarations)
            if node.init.kind == "var" and not self._in_function:
                samples = self._declared(node.init, only_initialized=True)
        else:
            self._visit(node.init)
        self._visit(node.test)
        self._visit(node.update)
        self._single_statement(node.body, samples)
        self._sample(node.range[1], samples)

    def _for_in_of(self, node: Node) -> None:
        if node.allowAwait and not self._in_function:
            self.has_tla = True
        declares_var = False
        if node.left.type == "VariableDeclaration":
            self._visit_all(node.left.declarations)
            declares_var = node.left.kind == "var" and not self._in_function
            samples = self._declared(node.left) if declares_var else []
        else:
            self._visit(node.left)
            samples = self._written(node.left)
        self._visit(node.right)
        self._single_statement(node.body, samples)
        if declares_var:
            self._sample(node.range[1], samples)

    def _variable_declaration(self, node: Node) -> None:
        self._visit_all(node.declarations)
        if node.kind == "var" and not self._in_function:
            self._sample(node.range[1], self._declared(node, only_initialized=True))

    # Functions and classes

    def _function(self, node: Node) -> None:
        with self._function_code(has_arguments=True):
            self._visit_all(node.params)
            self._statement_list(node.body.body)

    def _arrow_function(self, node: Node) -> None:
        with self._function_code(self._has_arguments):
            self._visit_all(node.params)
            self._visit(node.body)

    def _static_block(self, node: Node) -> None:
        with self._function_code(has_arguments=True):
            self._statement_list(node.body)

    def _method(self, node: Node) -> None:
        if node.computed:
            self._visit(node.key)
        self._visit(node.value)

    def _field(self, node: Node) -> None:
        if node.computed:
            self._visit(node.key)
        with self._function_code(has_arguments=True):
            self._visit(node.value)

    def _property(self, node: Node) -> None:
        if node.computed:
            self._visit(node.key)
        if node.shorthand and node.value.type == "Identifier" and self._is_free_arguments(node.value):
            self._insert(node.value.range[0], self._insertions.arguments_key)
        self._visit(node.value)

    # Writes and changes

    def _assignment(self, node: Node) -> None:
        with self._watched(node, self._written(node.left), _member_roots(node.left)):
            self._visit(node.left)
            self._visit(node.right)

    def _update(self, node: Node) -> None:
        with self._watched(node, self._written(node.argument), _member_roots(node.argument)):
            self._visit(node.argument)

    def _unary(self, node: Node) -> None:
        start = node.range[0]
        # In a module `a<!--b` compares; in the engine's text it would begin a comment.
        comment = node.operator == "!" and self._source_text.startswith("<!--", start - 1)
        if comment:
            self._insert(start, self._insertions.open_value)
        argument = node.argument
        if argument.type == "ChainExpression":
            argument = argument.expression
        with self._watched(node, (), _member_roots(argument) if node.operator == "delete" else []):
            self._visit(node.argument)
        if comment:
            self._insert(node.range[1], self._insertions.close_value)

    def _written(self, target: Node) -> list[int]:
        """The numbers of the module's bindings that an assignment to `target` may write to."""
        if target.type == "MemberExpression":
            return []
        writable = self._writable
        found = {writable[name.name] for name in bound_names(target) if name.name in writable}
        return sorted(found)

    @contextmanager
    def _watched(self, node: Node, indexes: Sequence[int], roots: Sequence[Node]) -> Iterator[None]:
        """Wrap an expression that writes to bindings and changes properties of what `roots` hold."""
        if not indexes and not roots:
            yield
            return
        start, end = node.range
        insertions = self._insertions
        opening = insertions.open_mutation * len(roots) + (insertions.open_write if indexes else "")
        self._insert(start, self._apart(start, opening))
        yield
        if indexes:
            self._insert(end, insertions.close_write(indexes))
        for root in roots:
            self._insert(end, insertions.close_mutation(self._root_text(root)))

    def _apart(self, offset: int, text: str) -> str:
        """`text`, kept from growing together with a word right before it (`return[a]=b`)."""
        before = self._source_text[offset - 1 : offset]
        glued = before.isidentifier() or before.isdigit() or before in ("$", "\u200c", "\u200d")
        return self._insertions.apart + text if before and glued else text

    def _root_text(self, root: Node) -> str:
        if root.type == "ThisExpression":
            return "this"
        return self._insertions.arguments if self._is_free_arguments(root) else str(root.name)

    # Calls

    def _call(self, node: Node) -> None:
        with self._watched(node, (), self._mutated_by_call(node)):
            self._callee(node.callee, node.optional)
            self._visit_all(node.arguments)

    def _chain(self, node: Node) -> None:
        """An optional chain: a probe inside it would end the short circuit, so it is watched as a whole."""
        whole = node.expression
        roots = self._mutated_by_call(whole) if whole.type == "CallExpression" else []
        with self._watched(node, (), roots):
            self._chain_link(whole)

    def _chain_link(self, node: Node) -> None:
        if node.type == "CallExpression":
            if node.callee.type == "Identifier":
                self._callee(node.callee, node.optional)
            else:
                self._chain_link(node.callee)
            self._visit_all(node.arguments)
        elif node.type == "MemberExpression":
            self._chain_link(node.object)
            if node.computed:
                self._visit(node.property)
        else:
            self._visit(node)

    def _tagged_template(self, node: Node) -> None:
        self._callee(node.tag)
        # The quasi's own text is left alone: a tag function sees how it is written.
        self._visit_all(node.quasi.expressions)

    def _template(self, node: Node) -> None:
        quasis = node.quasis
        for index, expression in enumerate(node.expressions):
            self._visit(quasis[index])
            self._visit(expression)
        self._visit(quasis[-1])

    def _callee(self, node: Node, optional: bool = False) -> None:
        """Visit what is called; a call of an imported name must not get the environment object as `this`.

        QuickJS cannot compile `f?.()` inside a `with`, whatever `f` is, but `(0,f)?.()` it can.
        """
        if node.type == "Identifier" and (optional or node.name in self._imported_names):
            start, end = node.range
            self._insert(start, self._insertions.open_value)
            self._insert(end, self._insertions.close_value)
        else:
            self._visit(node)

    def _mutated_by_call(self, node: Node) -> list[Node]:
        """The root (in a list) that a call of a well known method changes, if it is one."""
        callee = node.callee
        if callee.type != "MemberExpression" or callee.computed:
            return []
        method, receiver = callee.property.name, callee.object
        if method in _MUTATORS:
            return [receiver] if receiver.type in ("Identifier", "ThisExpression") else []
        if method in _OBJECT_MUTATORS and receiver.type == "Identifier" and receiver.name == "Object":
            first = node.arguments[0] if node.arguments else None
            return [first] if first is not None and first.type in ("Identifier", "ThisExpression") else []
        return []

    # Other expressions

    def _member(self, node: Node) -> None:
        self._visit(node.object)
        if node.computed:
            self._visit(node.property)

    def _await(self, node: Node) -> None:
        # Top-level await is left as it is: the loader does not run such a module yet.  Here is where
        # `await` becomes `yield`.
        if not self._in_function:
            self.has_tla = True
        self._visit(node.argument)

    def _yield(self, node: Node) -> None:
        if node.argument is None:
            self.bare_yields.append(node.range[0])
        self._visit(node.argument)

    def _import_call(self, node: Node) -> None:
        start = node.range[0]
        self._replace(start, start + len("import"), self._insertions.import_call)
        self._visit(node.source)
        self._visit(node.options)

    def _meta_property(self, node: Node) -> None:
        if node.meta.name != "import":
            return
        start, end = node.range
        lines = re.sub("[^\n]", "", blank(self._source_text[start:end]))
        self._replace(start, end, self._insertions.import_meta + lines)

    def _identifier(self, node: Node) -> None:
        if self._is_free_arguments(node):
            start, end = node.range
            self._replace(start, end, self._insertions.arguments)

    def _is_free_arguments(self, node: Node) -> bool:
        """Whether `node` is the name `arguments` where the module has none, but the rewritten text would."""
        return node.type == "Identifier" and node.name == "arguments" and not self._has_arguments

    def _literal(self, node: Node) -> None:
        start, end = node.range
        literal = self._source_text[start:end]
        if has_trouble(literal):
            self._replace(start, end, engine_literal(literal))


def _member_roots(target: Node) -> list[Node]:
    """The names (and `this`) at the root of the members that an assignment to `target` changes, each once."""
    if target.type == "Identifier":
        return []
    found: dict[str, Node] = {}
    for member in _members(target):
        if member.property.type == "PrivateIdentifier":
            continue
        root = member.object
        while root.type == "MemberExpression":
            root = root.object
        if root.type in ("Identifier", "ThisExpression"):
            found.setdefault(root.name or "this", root)
    return list(found.values())


def _members(target: Node) -> Iterator[Node]:
    """The member expressions among the targets of an assignment."""
    match target.type if target is not None else None:
        case "MemberExpression":
            yield target
        case "AssignmentPattern":
            yield from _members(target.left)
        case "RestElement":
            yield from _members(target.argument)
        case "ArrayPattern":
            for element in target.elements:
                yield from _members(element)
        case "ObjectPattern":
            for item in target.properties:
                yield from _members(item.value if item.type == "Property" else item)
