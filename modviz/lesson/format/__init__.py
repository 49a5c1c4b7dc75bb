"""From a folder or a .zip file to a lesson, with every mistake told at its line."""
