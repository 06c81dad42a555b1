-- The whole schema, in SQL that SQLite and PostgreSQL both read. Applied once at start; every statement is repeatable.
-- Ids are version-7 UUID text, times are Unix milliseconds.

create table if not exists settings (
  name text primary key,
  value text not null
);

-- One person on one channel.
create table if not exists conversations (
  id text primary key,
  channel text not null,
  channel_key text not null,
  address text,
  language text not null,
  municipality text,
  display_name text,
  state text not null,
  -- Raised by every turn and every staff action; a turn that read an older version is decided again.
  version bigint not null,
  last_seq bigint not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (channel, channel_key)
);

-- Events already processed: a repeated id changes nothing.
create table if not exists inbox (
  channel text not null,
  event_id text not null,
  conversation_id text not null,
  received_at bigint not null,
  primary key (channel, event_id)
);

-- The transcript, and at the same time the queue of what is still to be sent.
create table if not exists messages (
  id text primary key,
  conversation_id text not null references conversations (id),
  seq bigint not null,
  event_id text,
  author text not null,              -- parent | bot | staff | system
  staff_id text,
  language text,
  text text not null,                -- what the parent wrote or was shown, as plain text
  staff_text text,                   -- for a staff reply that was translated: the Japanese that staff wrote
  content text,                      -- JSON of the channel-neutral answer
  client_id text,
  at bigint not null,
  delivery text not null,            -- received | stream | pending | sent | failed
  attempts integer not null default 0,
  next_attempt_at bigint,
  lease_until bigint,
  delivery_error text,
  unique (conversation_id, seq)
);

create index if not exists messages_pending on messages (next_attempt_at) where delivery = 'pending';

create table if not exists signals (
  id text primary key,
  conversation_id text not null references conversations (id),
  message_id text not null references messages (id),
  category text not null,
  tier integer not null,             -- 1 concern, 2 urgent, 3 emergency
  words text not null,
  rule text not null,
  language text not null,
  at bigint not null
);

create index if not exists signals_of_conversation on signals (conversation_id);

-- A conversation handed to staff.
create table if not exists cases (
  id text primary key,
  conversation_id text not null references conversations (id),
  tier integer not null,
  state text not null,               -- waiting | taken | closed
  reason text not null,              -- signal | asked | consent
  opened_at bigint not null,
  deadline_at bigint not null,
  owner_id text,
  taken_at bigint,
  closed_at bigint,
  outcome text,
  callback text,                     -- when and how the parent may be called, in the parent's words
  follow_up_at bigint,
  version bigint not null
);

create unique index if not exists cases_one_open on cases (conversation_id) where state <> 'closed';
create index if not exists cases_by_state on cases (state, tier, deadline_at);

create table if not exists case_notes (
  id text primary key,
  case_id text not null references cases (id),
  staff_id text,
  kind text not null,                -- note | referral | opened | raised | taken | returned | closed | reopened | followed-up | alert
  text text not null,
  at bigint not null
);

create index if not exists case_notes_of_case on case_notes (case_id);

-- Who looked at which case, and when.
create table if not exists case_views (
  case_id text not null references cases (id),
  staff_id text not null,
  at bigint not null,
  primary key (case_id, staff_id, at)
);

create table if not exists staff (
  id text primary key,
  name text not null unique,
  password_hash text not null,
  role text not null,                -- staff | supervisor | admin
  failed_attempts integer not null default 0,
  locked_until bigint,
  created_at bigint not null
);

-- Who is signed in to the console. The cookie carries the id; the row is gone after signing out.
create table if not exists staff_sessions (
  id text primary key,
  staff_id text not null references staff (id),
  created_at bigint not null,
  expires_at bigint not null
);

create index if not exists staff_sessions_of_staff on staff_sessions (staff_id);

-- Questions the bot could not answer, for the editors of the content.
create table if not exists unanswered (
  id text primary key,
  message_id text not null references messages (id),
  language text not null,
  municipality text,
  nearest text not null,
  at bigint not null
);
