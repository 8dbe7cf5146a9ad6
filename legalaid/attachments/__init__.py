"""Takes in what people bring: judged by content, cleaned for looking at, laid away sealed."""
