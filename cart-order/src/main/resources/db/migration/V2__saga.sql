-- Where each order's process stands. A row says what is being done or may have been done; it is written before acting.
create table saga (
    order_id        uuid        not null references orders (id),
    name            text        not null,
    step            int         not null,
    direction       text        not null check (direction in ('forward', 'back')),
    reason          text,                  -- why it goes back
    turn_back       text,                  -- somebody's wish that it go back, kept until it can be granted
    deadline_at     timestamptz,           -- from then on it goes back by itself unless the pivot is behind it
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null default clock_timestamp(),
    nudged          boolean     not null default false,
    lease_token     uuid,                  -- of the process that acts for it; each write checks it
    lease_until     timestamptz,
    parked_at       timestamptz,
    parked_reason   text,
    finished_at     timestamptz,
    primary key (order_id, name)
);

create index saga_due on saga (next_attempt_at) where finished_at is null;
create index saga_parked on saga (parked_at) where parked_at is not null;
