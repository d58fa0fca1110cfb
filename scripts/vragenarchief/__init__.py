"""vragenarchief: letters with written questions and their answers, as a static, searchable archive."""
