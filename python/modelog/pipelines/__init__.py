"""Pipelines of steps, and how they run."""
