"""The words: titles, posts, headings and markers, as data without logic."""
