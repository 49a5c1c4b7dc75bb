"""Questions made from a record, for any graph: each wrong answer is what a real misconception would lead to."""
