"""Search: one record a dossier, made from the dossiers, and Pagefind's index over them."""
