-- Auditors read the access log by time, newest first, page by page.
create index access_log_at on access_log (at, chain, seq);
