create table support_case (id varchar(40) primary key);
