ALTER TABLE `changes` ADD `batch_id` text;--> statement-breakpoint
CREATE INDEX `changes_batch` ON `changes` (`batch_id`,`seq`);