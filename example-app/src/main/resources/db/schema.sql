create table customer (
  id varchar(20) primary key,
  email varchar(200) not null,
  disputes_open int not null
);

create table shop_order (
  id varchar(20) primary key,
  customer_id varchar(20) not null references customer (id),
  postcode varchar(10) not null,
  status varchar(20) not null,
  total decimal(12, 2) not null,
  currency char(3) not null,
  placed_at timestamp with time zone not null,
  promised_at timestamp with time zone,
  delivered_at timestamp with time zone,
  category varchar(40) not null,
  payment_method varchar(40) not null
);

create table refund (
  reference bigint generated always as identity (start with 5001) primary key,
  idempotency_key char(64) not null unique,
  order_id varchar(20) not null references shop_order (id),
  amount decimal(12, 2) not null check (amount > 0),
  currency char(3) not null,
  agent varchar(40) not null,
  paid_at timestamp with time zone not null
);
