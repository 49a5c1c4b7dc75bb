"""What is inserted where: the visitors of the walk that `modviz.js.instrument` makes."""
