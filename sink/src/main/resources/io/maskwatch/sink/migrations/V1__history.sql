-- What the topics told. Times are milliseconds since 1970-01-01T00:00:00Z. A record is as its writer wrote it, in Avro's
-- single-object encoding; its schema is kept beside it.

-- Writers' schemas by their CRC-64-AVRO fingerprint, 16 hex digits.
CREATE TABLE record_schemas (
  fingerprint ${text} NOT NULL PRIMARY KEY,
  schema_json ${text} NOT NULL
);

-- The newest revision of each window.
CREATE TABLE windows (
  subject ${text} NOT NULL,
  start_at BIGINT NOT NULL,
  end_at BIGINT NOT NULL,
  revision INTEGER NOT NULL,
  kind ${text} NOT NULL,
  arrived_masked INTEGER NOT NULL,
  arrived_unmasked INTEGER NOT NULL,
  arrived_incorrect INTEGER NOT NULL,
  arrived_unknown INTEGER NOT NULL,
  coverage DOUBLE PRECISION,
  record BYTEA NOT NULL,
  PRIMARY KEY (subject, start_at)
);
CREATE INDEX windows_by_start ON windows (start_at, subject);

-- The newest step of each incident.
CREATE TABLE alerts (
  alert_id ${text} NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  state ${text} NOT NULL,
  subject ${text} NOT NULL,
  rule_id ${text} NOT NULL,
  kind ${text} NOT NULL,
  severity ${text} NOT NULL,
  opened_at BIGINT NOT NULL,
  at BIGINT NOT NULL,
  closed_at BIGINT,
  summary ${text} NOT NULL,
  record BYTEA NOT NULL
);
CREATE INDEX alerts_by_opening ON alerts (opened_at DESC, alert_id);
CREATE INDEX alerts_by_subject ON alerts (subject, opened_at DESC, alert_id);
CREATE INDEX alerts_by_close ON alerts (closed_at, alert_id);

-- All steps of all incidents.
CREATE TABLE alert_steps (
  alert_id ${text} NOT NULL,
  revision INTEGER NOT NULL,
  at BIGINT NOT NULL,
  state ${text} NOT NULL,
  record BYTEA NOT NULL,
  PRIMARY KEY (alert_id, revision)
);

CREATE TABLE acknowledgements (
  alert_id ${text} NOT NULL,
  at BIGINT NOT NULL,
  by_name ${text} NOT NULL,
  note ${text} NOT NULL,
  record BYTEA NOT NULL,
  PRIMARY KEY (alert_id, at, by_name)
);
CREATE INDEX acknowledgements_by_time ON acknowledgements (at);

-- The first record of each state of each camera, and when it was last said.
CREATE TABLE camera_states (
  camera_id ${text} NOT NULL,
  since_at BIGINT NOT NULL,
  session BIGINT NOT NULL,
  state ${text} NOT NULL,
  cause ${text} NOT NULL,
  last_at BIGINT NOT NULL,
  record BYTEA NOT NULL,
  PRIMARY KEY (camera_id, since_at, session, state, cause)
);
CREATE INDEX camera_states_by_end ON camera_states (last_at);

-- Each record of the topic of cameras; without one where a camera was removed.
CREATE TABLE camera_changes (
  topic_partition INTEGER NOT NULL,
  topic_offset BIGINT NOT NULL,
  at BIGINT NOT NULL,
  camera_id ${text} NOT NULL,
  record BYTEA,
  PRIMARY KEY (topic_partition, topic_offset, at)
);
CREATE INDEX camera_changes_by_time ON camera_changes (at);
CREATE INDEX camera_changes_by_camera ON camera_changes (camera_id, at);

-- Each record of the topic of settings; without one where settings were removed.
CREATE TABLE settings_changes (
  topic_partition INTEGER NOT NULL,
  topic_offset BIGINT NOT NULL,
  at BIGINT NOT NULL,
  subject ${text} NOT NULL,
  record BYTEA,
  PRIMARY KEY (topic_partition, topic_offset, at)
);
CREATE INDEX settings_changes_by_time ON settings_changes (at);
CREATE INDEX settings_changes_by_subject ON settings_changes (subject, at);

-- Who looked at what and changed what.
CREATE TABLE audit_entries (
  id ${identity},
  at BIGINT NOT NULL,
  by_name ${text} NOT NULL,
  role ${text} NOT NULL,
  action ${text} NOT NULL,
  subject ${text} NOT NULL,
  detail ${text} NOT NULL,
  remote_address ${text} NOT NULL
);
CREATE INDEX audit_entries_by_time ON audit_entries (at);
CREATE INDEX audit_entries_by_name ON audit_entries (by_name, id);
