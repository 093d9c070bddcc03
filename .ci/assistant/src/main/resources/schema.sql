create table if not exists dish (name text primary key, price integer not null);
insert into dish values ('soup', 7) on conflict do nothing;
