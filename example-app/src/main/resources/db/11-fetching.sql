-- When the content of an event is asked for again; null for at once.
alter table inbox add column due_at timestamp with time zone;
