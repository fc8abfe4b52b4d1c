//! Valid names of local files.

/// Systems with different rules for names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rules {
    Unix,
    Windows,
}

impl Rules {
    pub(super) const HERE: Self = match cfg!(windows) {
        true => Self::Windows,
        false => Self::Unix,
    };
}

/// Returns why a name is invalid for a local file, if it is.
pub(super) fn fault(name: &str, rules: Rules) -> Option<&'static str> {
    match name {
        "" => return Some("it has no name"),
        "." | ".." => return Some("its name would lead out of the folder"),
        _ if name.contains('/') => return Some("its name contains a slash"),
        _ if name.contains('\0') => return Some("its name contains a NUL"),
        _ if rules == Rules::Unix => return None,
        _ => {}
    }
    let is_barred = |letter: char| letter < ' ' || r#"\<>:"|?*"#.contains(letter);
    match () {
        () if name.chars().any(is_barred) => Some(r#"local names can't contain \ < > : " | ? *"#),
        () if name.ends_with(['.', ' ']) => Some("local names can't end in a dot or a space"),
        () if is_device(name) => Some("its name is a device name"),
        () => None,
    }
}

/// Returns whether the name is a device name on Windows, with any extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_uppercase();
    match stem.as_str() {
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" => true,
        _ => {
            let number = stem
                .strip_prefix("COM")
                .or_else(|| stem.strip_prefix("LPT"));
            number.is_some_and(|number| {
                let mut digits = number.chars();
                let is_digit =
                    |digit: char| matches!(digit, '0'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}');
                digits.next().is_some_and(is_digit) && digits.next().is_none()
            })
        }
    }
}

/// Returns the key of a name: names with the same key refer to the same local file.
pub(super) fn key(name: &str) -> String {
    match cfg!(any(windows, target_os = "macos")) {
        true => super::same::composed(&name.to_lowercase()),
        false => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_leave_the_folder_or_are_invalid_are_refused() {
        for name in ["", ".", "..", "a/b", "/etc/passwd", "../x", "a\0b"] {
            assert!(fault(name, Rules::Unix).is_some(), "{name:?}");
            assert!(fault(name, Rules::Windows).is_some(), "{name:?}");
        }
        let odd = [
            "a:b",
            r"a\b",
            r"..\x",
            "CON",
            "con.txt",
            "com1",
            "LPT9.log",
            "COM\u{b9}",
            "a.",
            "a ",
            "a?",
            "a\nb",
            "nul .txt",
        ];
        for name in odd {
            assert!(fault(name, Rules::Windows).is_some(), "{name:?}");
            assert!(fault(name, Rules::Unix).is_none(), "{name:?}");
        }
        for name in [
            "a",
            "...a",
            "a..b",
            "CONSOLE",
            "COM",
            "COM12",
            "é ☃ #?%25".split('?').next().unwrap(),
        ] {
            assert!(fault(name, Rules::Windows).is_none(), "{name:?}");
        }
    }
}
