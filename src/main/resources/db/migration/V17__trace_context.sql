-- The W3C traceparent that an event was published under; NULL: none.
ALTER TABLE event ADD COLUMN traceparent text;
