"""The sorts of nodes of ESTree, each with those of its parts that are read in `modviz.js`.

A node is made of the node of Tree-sitter that it comes from, and of its parts in the order given here.

Source: https://github.com/estree/estree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import msgspec

from modviz.parsing.tree_sitter_parser.node import Node

Sort = Callable[..., Node]
"""Makes nodes of one sort."""


def _sort(name: str, parts: str = "") -> Sort:
    """The nodes of the type `name` with these `parts`."""
    made = msgspec.defstruct(name, parts.split(), bases=(Node,), namespace={"type": name}, frozen=True, gc=False)
    return cast("Sort", made)


ArrayExpression = _sort("ArrayExpression", "elements")
ArrayPattern = _sort("ArrayPattern", "elements")
ArrowFunctionExpression = _sort("ArrowFunctionExpression", "params body")
AssignmentExpression = _sort("AssignmentExpression", "left right")
AssignmentPattern = _sort("AssignmentPattern", "left right")
AwaitExpression = _sort("AwaitExpression", "argument")
BinaryExpression = _sort("BinaryExpression", "operator left right")
BlockStatement = _sort("BlockStatement", "body")
BreakStatement = _sort("BreakStatement")
CallExpression = _sort("CallExpression", "callee arguments optional")
CatchClause = _sort("CatchClause", "param body")
ChainExpression = _sort("ChainExpression", "expression")
ClassBody = _sort("ClassBody", "body")
ClassDeclaration = _sort("ClassDeclaration", "id superClass body")
ClassExpression = _sort("ClassExpression", "id superClass body")
ConditionalExpression = _sort("ConditionalExpression", "test consequent alternate")
ContinueStatement = _sort("ContinueStatement")
DebuggerStatement = _sort("DebuggerStatement")
DoWhileStatement = _sort("DoWhileStatement", "test body")
EmptyStatement = _sort("EmptyStatement")
ExportAllDeclaration = _sort("ExportAllDeclaration", "exported source attributes")
ExportDefaultDeclaration = _sort("ExportDefaultDeclaration", "declaration range")
ExportNamedDeclaration = _sort("ExportNamedDeclaration", "declaration specifiers source attributes")
ExportSpecifier = _sort("ExportSpecifier", "local exported")
ExpressionStatement = _sort("ExpressionStatement", "expression directive")
ForInStatement = _sort("ForInStatement", "left right body")
ForOfStatement = _sort("ForOfStatement", "left right body allowAwait")
ForStatement = _sort("ForStatement", "body init test update")
FunctionDeclaration = _sort("FunctionDeclaration", "id params body")
FunctionExpression = _sort("FunctionExpression", "id params body")
Identifier = _sort("Identifier", "name")
IfStatement = _sort("IfStatement", "test consequent alternate")
ImportDeclaration = _sort("ImportDeclaration", "specifiers source attributes")
ImportDefaultSpecifier = _sort("ImportDefaultSpecifier", "local")
ImportExpression = _sort("ImportExpression", "source options")
ImportNamespaceSpecifier = _sort("ImportNamespaceSpecifier", "local")
ImportSpecifier = _sort("ImportSpecifier", "imported local")
LabeledStatement = _sort("LabeledStatement", "body")
Literal = _sort("Literal", "value")
MemberExpression = _sort("MemberExpression", "object property computed")
MetaProperty = _sort("MetaProperty", "meta")
MethodDefinition = _sort("MethodDefinition", "computed key value")
NewExpression = _sort("NewExpression", "callee arguments")
ObjectExpression = _sort("ObjectExpression", "properties")
ObjectPattern = _sort("ObjectPattern", "properties")
PrivateIdentifier = _sort("PrivateIdentifier", "name")
Property = _sort("Property", "computed key value shorthand")
PropertyDefinition = _sort("PropertyDefinition", "computed key value")
RestElement = _sort("RestElement", "argument")
ReturnStatement = _sort("ReturnStatement", "argument")
SequenceExpression = _sort("SequenceExpression", "expressions")
SpreadElement = _sort("SpreadElement", "argument")
StaticBlock = _sort("StaticBlock", "body")
Super = _sort("Super")
SwitchCase = _sort("SwitchCase", "test consequent")
SwitchStatement = _sort("SwitchStatement", "discriminant cases")
TaggedTemplateExpression = _sort("TaggedTemplateExpression", "tag quasi")
TemplateLiteral = _sort("TemplateLiteral", "quasis expressions")
ThisExpression = _sort("ThisExpression")
ThrowStatement = _sort("ThrowStatement", "argument")
TryStatement = _sort("TryStatement", "block handler finalizer")
UnaryExpression = _sort("UnaryExpression", "operator argument")
UpdateExpression = _sort("UpdateExpression", "argument")
VariableDeclaration = _sort("VariableDeclaration", "kind declarations range")
VariableDeclarator = _sort("VariableDeclarator", "id init")
WhileStatement = _sort("WhileStatement", "test body")
YieldExpression = _sort("YieldExpression", "argument")
