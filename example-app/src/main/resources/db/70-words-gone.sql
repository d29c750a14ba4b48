-- Cases of whose conversation words were taken out, in order, so that an index of them follows.
create table words_gone (
  number bigint generated always as identity primary key,
  case_id varchar(40) not null
);
