"""Answers: what a sheet declares of them, and how a cell becomes one."""
