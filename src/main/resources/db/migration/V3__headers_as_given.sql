-- Custom headers as the device surface was given them: a text that holds JSON, which is shown as it was given.
ALTER TABLE endpoint ADD COLUMN headers_text text;
