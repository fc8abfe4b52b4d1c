//! Frames and timecodes: `HH:MM:SS:FF`, the first frame being 1 (`wire.md` §9, 4).

use serde_json::Value;

/// Frames a second of every video in here.
const RATE: i64 = 24;

/// Returns the timecode of a frame.
pub(crate) fn of(frame: i64) -> String {
    let passed = (frame - 1).max(0);
    let (seconds, frames) = (passed / RATE, passed % RATE);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let (hours, minutes) = (minutes / 60, minutes % 60);
    format!("{hours:02}:{minutes:02}:{seconds:02}:{frames:02}")
}

/// Returns the frame that a frame number or a timecode means; `None` for null.
pub(crate) fn frame(stamp: &Value) -> Option<i64> {
    let Some(text) = stamp.as_str() else {
        return stamp.as_i64();
    };
    let mut parts = text.split(':').map(|part| part.parse::<i64>().ok());
    let mut next = || parts.next().flatten();
    let (hours, minutes, seconds, frames) = (next()?, next()?, next()?, next()?);
    Some(((hours * 60 + minutes) * 60 + seconds) * RATE + frames + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_timecode_and_its_frame_mean_the_same() {
        assert_eq!(of(1), "00:00:00:00");
        assert_eq!(frame(&json!("00:00:02:12")), Some(61));
        for number in [1, 24, 25, 61, 86_400, 123_456] {
            assert_eq!(frame(&json!(of(number))), Some(number));
            assert_eq!(frame(&json!(number)), Some(number));
        }
        assert_eq!(frame(&Value::Null), None);
    }
}
