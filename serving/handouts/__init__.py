"""Handouts: the topics on paper, as tagged PDFs of a few pages, and sheets to print apart."""
