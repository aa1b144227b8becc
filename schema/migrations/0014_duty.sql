CREATE TABLE `duty` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`date` text NOT NULL,
	`site_id` text NOT NULL,
	`a_id` text NOT NULL,
	`b_id` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `duty_key` ON `duty` (`site_id`,`date`) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX `duty_date` ON `duty` (`date`,`id`);--> statement-breakpoint
CREATE TABLE `duty_handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`date` text NOT NULL,
	`site_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`text` text NOT NULL,
	`matters` text NOT NULL,
	`confirmed_at` text,
	`confirmed_by_id` text,
	`remark` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `duty_handovers_date` ON `duty_handovers` (`date`,`id`);--> statement-breakpoint
CREATE INDEX `duty_handovers_waiting` ON `duty_handovers` (`to_id`,`id`) WHERE confirmed_at is null and deleted_at is null;--> statement-breakpoint
CREATE TABLE `duty_trainings` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`site_id` text NOT NULL,
	`department_id` text NOT NULL,
	`name` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`note` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `duty_trainings_from` ON `duty_trainings` (`from_day`,`id`);--> statement-breakpoint
CREATE INDEX `duty_trainings_department` ON `duty_trainings` (`department_id`,`from_day`,`id`);--> statement-breakpoint
CREATE INDEX `leave_stand_in` ON `leave` (`stand_in_id`,`until_day`);
--> statement-breakpoint
CREATE TRIGGER `events_guard_duty` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'duty'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `duty` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_duty_handovers` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'duty-handovers'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `duty_handovers` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
CREATE TRIGGER `events_guard_duty_trainings` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'duty-trainings'
BEGIN
  SELECT RAISE(ABORT, 'row.changed') WHERE NOT EXISTS (SELECT 1 FROM `duty_trainings` WHERE `id` = NEW.`subject_id` AND `version` = NEW.`version`);
END;
--> statement-breakpoint
-- Of two who enter leave at once, and of leave taken out of the trash, only the database sees the other: nobody is away
-- twice, nobody stands in while he is away, and nobody goes away while he stands in.
CREATE TRIGGER `leave_kept` BEFORE INSERT ON `events` WHEN NEW.`version` IS NOT NULL AND NEW.`subject` = 'leave'
BEGIN
  SELECT RAISE(ABORT, 'leave.overtaken') WHERE EXISTS (
    SELECT 1 FROM `leave` AS `mine` JOIN `leave` AS `other`
      ON `other`.`id` <> `mine`.`id` AND `other`.`until_day` >= `mine`.`from_day` AND `other`.`from_day` <= `mine`.`until_day` AND `other`.`deleted_at` IS NULL
      AND (`other`.`person_id` = `mine`.`person_id` OR `other`.`person_id` = `mine`.`stand_in_id` OR `other`.`stand_in_id` = `mine`.`person_id`)
    WHERE `mine`.`id` = NEW.`subject_id` AND `mine`.`deleted_at` IS NULL);
END;
