"""TypeScript: its types are taken out of a text, as Node does it, and JavaScript is left."""
