"""The source of the Word templates: one module a template, over a small page-builder."""
