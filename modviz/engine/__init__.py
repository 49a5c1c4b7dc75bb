"""Realms: QuickJS in a child process, and the half of a realm that is written in JavaScript."""
