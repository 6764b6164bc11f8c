-- Key packages of devices (section 6.10), given out in the order of their numbers; the last of a device stays.
CREATE TABLE key_packages (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  user TEXT NOT NULL,
  device BLOB NOT NULL,
  package BLOB NOT NULL,
  FOREIGN KEY (user, device) REFERENCES devices (user, device) ON DELETE CASCADE
);
CREATE INDEX key_packages_by_device ON key_packages (user, device, number);

-- What the operator says to whoever is connected: a program beside the server says so here, and the server looks.
CREATE TABLE notices (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  text TEXT NOT NULL
);
