insert into customer (id, email, disputes_open) values
  ('K-31', 'lena.musterfrau@example.org', 0),
  ('K-32', 'otto.beispiel@example.org', 0);

insert into shop_order
  (id, customer_id, postcode, status, total, currency, placed_at, promised_at, delivered_at, category, payment_method)
values
  ('D-1042', 'K-31', '12345', 'SHIPPED', 180.00, 'EUR',
   timestamp with time zone '2026-10-15 08:30:00+00:00', timestamp with time zone '2026-10-24 18:00:00+00:00', null,
   'coats', 'card'),
  ('D-1043', 'K-32', '54321', 'DELIVERED', 19.90, 'EUR',
   timestamp with time zone '2026-10-20 10:00:00+00:00', timestamp with time zone '2026-10-25 18:00:00+00:00',
   timestamp with time zone '2026-10-24 12:00:00+00:00', 'socks', 'invoice');

insert into shipment (order_id, carrier, tracking, status, seen_at, expected_at) values
  ('D-1042', 'Schneckenpost', 'SP-000-1042', 'On its way to the depot',
   timestamp with time zone '2026-10-19 06:00:00+00:00', timestamp with time zone '2026-10-24 18:00:00+00:00'),
  ('D-1043', 'Schneckenpost', 'SP-000-1043', 'Handed over',
   timestamp with time zone '2026-10-24 12:00:00+00:00', null);
