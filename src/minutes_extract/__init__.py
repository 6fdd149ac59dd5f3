"""Turns the minutes of meetings into validated, structured records."""
