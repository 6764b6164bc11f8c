-- Times are milliseconds since 1970. Ids are blobs of 16 bytes, names the text of the account.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

-- A salt that is NULL: an account without a credential, let in by name or by the embedder's own login.
CREATE TABLE accounts (
  name TEXT PRIMARY KEY,
  display_name TEXT NOT NULL,
  salt BLOB,
  iterations INTEGER NOT NULL,
  stored_key BLOB,
  server_key BLOB,
  disabled INTEGER NOT NULL,
  created INTEGER NOT NULL
) WITHOUT ROWID;

-- Two tokens are good at a time (section 4.5): the one used last, the one given last. Only hashes are kept.
CREATE TABLE devices (
  user TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
  device BLOB NOT NULL,
  agent TEXT NOT NULL,
  last_seen INTEGER NOT NULL,
  given_hash BLOB NOT NULL,
  given_until INTEGER NOT NULL,
  used_hash BLOB NOT NULL,
  used_until INTEGER NOT NULL,
  PRIMARY KEY (user, device)
) WITHOUT ROWID;
CREATE INDEX devices_by_id ON devices (device);

CREATE TABLE conversations (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  room TEXT UNIQUE,
  epoch INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  last_time INTEGER NOT NULL,
  visibility INTEGER NOT NULL,
  max_members INTEGER NOT NULL,
  title TEXT NOT NULL,
  topic TEXT NOT NULL
);

-- Role 1 (NONE): he was a member once.
CREATE TABLE members (
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  user TEXT NOT NULL,
  role INTEGER NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (conversation, user)
) WITHOUT ROWID;
CREATE INDEX members_by_user ON members (user, conversation);

CREATE TABLE bans (
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  user TEXT NOT NULL,
  PRIMARY KEY (conversation, user)
) WITHOUT ROWID;

-- The log of a conversation's present epoch. withheld: kept from all but the sender, who is blocked.
CREATE TABLE messages (
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  time INTEGER NOT NULL,
  withheld INTEGER NOT NULL,
  frame BLOB NOT NULL,
  PRIMARY KEY (conversation, sequence)
) WITHOUT ROWID;

-- What makes sending again safe (section 6.1).
CREATE TABLE sent (
  sender TEXT NOT NULL,
  device BLOB NOT NULL,
  id BLOB NOT NULL,
  hash BLOB NOT NULL,
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  time INTEGER NOT NULL,
  PRIMARY KEY (sender, device, id)
) WITHOUT ROWID;
CREATE INDEX sent_by_position ON sent (conversation, sequence);

-- A device of zeros: the account's READ mark. Else the device's DELIVERED.
CREATE TABLE marks (
  conversation INTEGER NOT NULL REFERENCES conversations (number) ON DELETE CASCADE,
  user TEXT NOT NULL,
  device BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (conversation, user, device)
) WITHOUT ROWID;

CREATE TABLE blocks (
  user TEXT NOT NULL,
  blocked TEXT NOT NULL,
  PRIMARY KEY (user, blocked)
) WITHOUT ROWID;
