"""Tests of the Russian language: tables of what is written and what is printed."""
