-- What was done to orders beside refunds, each once by its key.
create table back_office_action (
  number bigint generated always as identity (start with 7001) primary key,
  idempotency_key varchar(100) not null unique,
  kind varchar(20) not null,
  order_id varchar(20) not null references shop_order (id),
  amount decimal(12, 2),
  currency char(3),
  words varchar(2000) not null,
  agent varchar(40) not null,
  done_at timestamp with time zone not null
);

create index back_office_action_by_order on back_office_action (order_id, number);

-- Where the goods of an order are.
create table shipment (
  order_id varchar(20) primary key references shop_order (id),
  carrier varchar(80) not null,
  tracking varchar(80) not null,
  status varchar(200) not null,
  seen_at timestamp with time zone,
  expected_at timestamp with time zone
);
