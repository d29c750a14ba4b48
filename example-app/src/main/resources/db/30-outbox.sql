create table outbox (number bigint generated always as identity primary key);
