-- Who may do what at the API. Times are milliseconds since 1970-01-01T00:00:00Z. Of secrets only hashes are kept.

CREATE TABLE access_users (
  name ${text} NOT NULL PRIMARY KEY,
  role ${text} NOT NULL,
  password_hash ${text} NOT NULL,
  generation BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

-- A login holds while its user has the generation that it began with.
CREATE TABLE access_sessions (
  secret_hash ${text} NOT NULL PRIMARY KEY,
  user_name ${text} NOT NULL,
  generation BIGINT NOT NULL,
  begun_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE INDEX access_sessions_by_user ON access_sessions (user_name);

CREATE TABLE access_tokens (
  name ${text} NOT NULL PRIMARY KEY,
  secret_hash ${text} NOT NULL UNIQUE,
  role ${text} NOT NULL,
  created_at BIGINT NOT NULL
);
