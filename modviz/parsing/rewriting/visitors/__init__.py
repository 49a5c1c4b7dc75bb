"""What is inserted where: the visitors of the walk that `modviz.parsing.rewriting.instrument` makes."""
