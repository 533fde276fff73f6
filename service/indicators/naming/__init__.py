"""Gives each number its topic: a label of its own, the things counted behind it, or what runs.

``choose`` decides which of them; ``counts``, ``measured``, ``amounts`` and ``relations`` build the
topic; ``scene`` holds what they all need to know.
"""
