-- Which of a name's addresses was called, or tried last; NULL where the URL has an address itself, and where none was tried.
ALTER TABLE attempt ADD COLUMN address inet;
