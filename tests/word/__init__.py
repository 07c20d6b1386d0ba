"""Tests of the Word engine."""
