-- What rules are read with changes rarely: it is kept in memory while this counter and those of people and places stand still.
create trigger count_change after insert or update or delete on category for each statement execute function count_change('routing');
create trigger count_change after insert or update or delete on channel for each statement execute function count_change('routing');
create trigger count_change after insert or update or delete on partner for each statement execute function count_change('routing');
create trigger count_change after insert or update or delete on routing_version for each statement execute function count_change('routing');
