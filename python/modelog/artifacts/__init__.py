"""Artifacts: what steps make and take."""
