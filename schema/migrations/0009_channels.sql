CREATE TABLE `channels` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`enabled` integer NOT NULL,
	`config` text NOT NULL,
	`secrets` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `person_channels` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`phone_sealed` text,
	`phone_mask` text,
	`email_sealed` text,
	`email_mask` text,
	`wecom_sealed` text,
	`dingtalk_sealed` text
);
--> statement-breakpoint
CREATE TRIGGER `events_guard_channels` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'channels'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `channels` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_person_channels` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'person-channels'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `person_channels` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
