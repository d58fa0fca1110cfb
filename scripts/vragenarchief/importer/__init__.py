"""Letters come in: readers, then what each line is, then the letter, then a draft page."""
