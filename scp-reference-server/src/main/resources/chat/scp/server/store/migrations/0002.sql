-- Whose message it is, so that what is kept of each account is counted.
ALTER TABLE messages ADD COLUMN sender TEXT NOT NULL DEFAULT '';

UPDATE messages SET sender = coalesce(
  (SELECT s.sender FROM sent s WHERE s.conversation = messages.conversation AND s.sequence = messages.sequence), '');

CREATE TABLE usage (
  user TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO usage (user, bytes) SELECT sender, sum(length(frame)) FROM messages GROUP BY sender;

CREATE TRIGGER messages_come AFTER INSERT ON messages BEGIN
  INSERT INTO usage (user, bytes) VALUES (NEW.sender, length(NEW.frame))
    ON CONFLICT (user) DO UPDATE SET bytes = bytes + length(NEW.frame);
  END;

CREATE TRIGGER messages_go AFTER DELETE ON messages BEGIN
  UPDATE usage SET bytes = bytes - length(OLD.frame) WHERE user = OLD.sender;
  END;

-- Accounts whose sessions are to end: a program beside the server says so here, and the server looks.
CREATE TABLE revocations (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  user TEXT NOT NULL
);
