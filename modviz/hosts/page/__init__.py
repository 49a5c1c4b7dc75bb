"""The page: HTML's way of finding and running modules."""
