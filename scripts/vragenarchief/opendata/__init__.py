"""Open data: every question with its answer as one row, for who wants to count or take along."""
