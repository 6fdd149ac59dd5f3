"""What a run leaves in OUT: records, texts, tables and the manifest."""
