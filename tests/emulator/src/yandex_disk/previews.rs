//! Previews: their sizes.

/// Pictures are taken to be four by three.
const PROPORTION: (u32, u32) = (4, 3);
const LARGEST: u32 = 4096;

/// Returns width and height of a preview (`wire.md` §1.7); `None` for a size that does not exist.
pub(crate) fn dimensions(size: &str, crop: bool) -> Option<(u32, u32)> {
    let (wide, high) = PROPORTION;
    let by_width = |width: u32| (width, (width * high / wide).max(1));
    let width = match size {
        "XXXS" => Some(50),
        "XXS" => Some(75),
        "XS" => Some(100),
        "S" | "DEFAULT" | "C" => Some(150),
        "M" => Some(300),
        "L" => Some(500),
        "XL" => Some(800),
        "XXL" => Some(1024),
        "XXXL" => Some(1280),
        _ => None,
    };
    if let Some(width) = width {
        return Some(by_width(width));
    }
    let pixels = |text: &str| -> Option<u32> {
        let pixels = text.parse().ok()?;
        (1..=LARGEST).contains(&pixels).then_some(pixels)
    };
    let (width, height) = size.split_once('x').unwrap_or((size, ""));
    match (width, height) {
        (width, "") => Some(by_width(pixels(width)?)),
        ("", height) => {
            let height = pixels(height)?;
            Some(((height * wide / high).max(1), height))
        }
        (width, height) => {
            let (width, height) = (pixels(width)?, pixels(height)?);
            if crop {
                return Some((width, height));
            }
            let width = width.min((height * wide / high).max(1));
            Some(by_width(width))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_pixels_give_sizes() {
        assert_eq!(dimensions("S", false), Some((150, 112)));
        assert_eq!(dimensions("XXXL", false), Some((1280, 960)));
        assert_eq!(dimensions("120", false), Some((120, 90)));
        assert_eq!(dimensions("120x", false), Some((120, 90)));
        assert_eq!(dimensions("x90", false), Some((120, 90)));
        assert_eq!(dimensions("120x240", false), Some((120, 90)));
        assert_eq!(dimensions("120x240", true), Some((120, 240)));
        for bad in ["", "x", "huge", "0", "9999999", "12xx3"] {
            assert_eq!(dimensions(bad, false), None, "{bad}");
        }
    }
}
