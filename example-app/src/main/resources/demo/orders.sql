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

-- What the conversations of demo/conversations.txt are about. The days count back from the first start.
insert into customer (id, email, disputes_open) values
  ('K-41', 'greta.muster@example.org', 0),
  ('K-42', 'emil.exempel@example.org', 0),
  ('K-43', 'ida.beispiel@example.org', 0),
  ('K-44', 'amy.sample@example.com', 0),
  ('K-45', 'ben.specimen@example.com', 1),
  ('K-46', 'zoe.exemple@example.net', 0),
  ('K-47', 'luz.ejemplo@example.net', 0),
  ('K-48', 'ana.modelo@example.net', 0),
  ('K-49', 'rio.exemplo@example.net', 0),
  ('K-50', 'hana.rei@example.jp', 0),
  ('K-51', 'ken.mihon@example.jp', 0),
  ('K-52', 'ming.yangben@example.cn', 0),
  ('K-53', 'lan.shili@example.cn', 0),
  ('K-54', 'mina.yesi@example.kr', 0),
  ('K-55', 'wei.sample@example.sg', 0);

insert into shop_order
  (id, customer_id, postcode, status, total, currency, placed_at, promised_at, delivered_at, category, payment_method)
values
  ('D-2001', 'K-41', '20999', 'SHIPPED', 289.00, 'EUR', current_timestamp - interval '24' day,
   current_timestamp - interval '10' day, null, 'furniture', 'card'),
  ('D-2002', 'K-42', '80999', 'DELIVERED', 79.00, 'EUR', current_timestamp - interval '16' day,
   current_timestamp - interval '9' day, current_timestamp - interval '8' day, 'kettles', 'invoice'),
  ('D-2003', 'K-43', '50999', 'DELIVERED', 14.90, 'EUR', current_timestamp - interval '9' day,
   current_timestamp - interval '5' day, current_timestamp - interval '5' day, 'socks', 'card'),
  ('D-2004', 'K-42', '40999', 'SHIPPED', 120.00, 'EUR', current_timestamp - interval '20' day,
   current_timestamp - interval '13' day, null, 'coats', 'card'),
  ('D-2101', 'K-44', '10099', 'SHIPPED', 64.00, 'USD', current_timestamp - interval '6' day,
   current_timestamp + interval '2' day, null, 'backpacks', 'card'),
  ('D-2102', 'K-45', '60699', 'DELIVERED', 119.00, 'USD', current_timestamp - interval '31' day,
   current_timestamp - interval '26' day, current_timestamp - interval '25' day, 'kettles', 'card'),
  ('D-2201', 'K-46', '75999', 'DELIVERED', 49.00, 'EUR', current_timestamp - interval '12' day,
   current_timestamp - interval '7' day, current_timestamp - interval '6' day, 'backpacks', 'card'),
  ('D-2301', 'K-47', '06999', 'SHIPPED', 1890.00, 'MXN', current_timestamp - interval '19' day,
   current_timestamp - interval '7' day, null, 'coats', 'card'),
  ('D-2401', 'K-48', '01999-000', 'SHIPPED', 329.90, 'BRL', current_timestamp - interval '17' day,
   current_timestamp - interval '6' day, null, 'backpacks', 'card'),
  ('D-2402', 'K-49', '20999-000', 'PAID', 89.90, 'BRL', current_timestamp - interval '2' day,
   current_timestamp + interval '6' day, null, 'kettles', 'card'),
  ('D-2501', 'K-50', '100-9999', 'SHIPPED', 12800, 'JPY', current_timestamp - interval '8' day,
   current_timestamp - interval '2' day, null, 'coats', 'card'),
  ('D-2502', 'K-51', '530-9999', 'DELIVERED', 3980, 'JPY', current_timestamp - interval '7' day,
   current_timestamp - interval '4' day, current_timestamp - interval '4' day, 'kettles', 'card'),
  ('D-2601', 'K-52', '200999', 'SHIPPED', 569.00, 'CNY', current_timestamp - interval '15' day,
   current_timestamp - interval '8' day, null, 'backpacks', 'wallet'),
  ('D-2602', 'K-53', '510999', 'PAID', 129.00, 'CNY', current_timestamp - interval '1' day,
   current_timestamp + interval '3' day, null, 'kettles', 'wallet'),
  ('D-2701', 'K-54', '04999', 'SHIPPED', 58000, 'KRW', current_timestamp - interval '5' day,
   current_timestamp - interval '1' day, null, 'backpacks', 'card'),
  ('D-2801', 'K-55', '189999', 'DELIVERED', 96.00, 'SGD', current_timestamp - interval '11' day,
   current_timestamp - interval '8' day, current_timestamp - interval '7' day, 'kettles', 'card');

insert into shipment (order_id, carrier, tracking, status, seen_at, expected_at) values
  ('D-2001', 'Schneckenpost', 'SP-000-2001', 'Not scanned since the depot', current_timestamp - interval '12' day, null),
  ('D-2101', 'Snail Mail Inc.', 'SM-000-2101', 'On its way', current_timestamp - interval '1' day,
   current_timestamp + interval '2' day),
  ('D-2301', 'Correo Caracol', 'CC-000-2301', 'Not scanned since the depot', current_timestamp - interval '9' day, null),
  ('D-2401', 'Correio Caracol', 'CA-000-2401', 'Not scanned since the depot', current_timestamp - interval '8' day, null),
  ('D-2501', 'かたつむり便', 'KT-000-2501', 'On its way', current_timestamp - interval '1' day,
   current_timestamp + interval '1' day),
  ('D-2601', '蜗牛快递', 'WN-000-2601', 'Not scanned since the depot', current_timestamp - interval '9' day, null),
  ('D-2701', '달팽이택배', 'DP-000-2701', 'On its way', current_timestamp - interval '1' day,
   current_timestamp + interval '1' day);
