"""The Dutch language: dates, words, counting and sorting."""
