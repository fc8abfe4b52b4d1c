//! Schemas.

use std::collections::HashSet;

use build_tools::names;
use serde_json::{Map, Value, json};

use super::draw::{Draw, Kind};

pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

impl Draw {
    /// A schema of one of some kinds, further on if `later`.
    fn name_of(&mut self, kinds: &[Kind], later: bool) -> Option<String> {
        let first = if later { self.current + 1 } else { 0 };
        let fit: Vec<String> = self
            .named
            .iter()
            .skip(first)
            .filter(|(_, kind)| kinds.contains(kind))
            .map(|(name, _)| name.clone())
            .collect();
        let index = self.below(fit.len());
        fit.get(index).cloned()
    }

    pub(super) fn named_schema(&mut self, index: usize) -> Value {
        let mut schema = match self.named[index].1 {
            Kind::Object => self.object(2),
            Kind::Whole => self.whole(2),
            Kind::Enum => self.enumeration(),
            Kind::Tagged => self.tagged(),
            Kind::Union => self.union(1),
            Kind::Alias => match self.below(4) {
                0 => json!({ "type": "array", "items": self.schema(1) }),
                1 => json!({ "type": "object", "additionalProperties": self.schema(1) }),
                2 => self.scalar(),
                _ => json!({ "type": "object", "additionalProperties": true }),
            },
        };
        if self.one_in(2) {
            schema["description"] = json!(
                "Something */ with `odd` \"words\" \\ and [brackets], <b>tags</b> and a # sign."
            );
        }
        if self.one_in(8) && matches!(self.named[index].1, Kind::Object | Kind::Enum) {
            schema["x-sdk-name"] = json!(format!("Renamed{index}"));
        }
        schema
    }

    /// A value that is written as one piece of text.
    pub(super) fn scalar(&mut self) -> Value {
        let mut schema = match self.below(14) {
            0 => json!({ "type": "string", "format": "date-time" }),
            1 => json!({ "type": "string", "format": "date" }),
            2 => json!({ "type": "string", "format": "uuid" }),
            3 => json!({ "type": "string", "format": "password" }),
            4 => json!({ "type": "string", "format": "uri" }),
            5 => json!({ "type": "string", "x-sdk-id": self.id() }),
            6 => json!({ "type": "integer", "format": "int32" }),
            7 => json!({ "type": "integer" }),
            8 => json!({ "type": "number", "format": "double" }),
            9 => json!({ "type": "boolean" }),
            10 => self.enumeration(),
            11 => json!({ "type": "integer", "enum": [1, 2, 30] }),
            12 => json!({ "type": "string", "format": "email" }),
            _ => json!({ "type": "string" }),
        };
        if self.one_in(3) {
            let is_plain = schema.get("format").is_none() && schema.get("enum").is_none();
            match schema["type"].as_str() {
                Some("string") if is_plain => {
                    schema["minLength"] = json!(1);
                    schema["maxLength"] = json!(self.below(100) + 1);
                }
                Some("integer") if is_plain => {
                    schema["minimum"] = json!(self.below(3));
                    schema["maximum"] = json!(1000);
                }
                Some("number") => schema["minimum"] = json!(0.5),
                _ => {}
            }
        }
        schema
    }

    fn enumeration(&mut self) -> Value {
        let values = [
            "a", "A", "b-c", "b_c", "", " ", "1", "-1", "Unknown", "unknown", "Self", "type",
            "größe", "*", "NaN", "null", "true", "x/y", "Some", "é", "Default", "日本",
        ];
        let mut chosen: Vec<&str> = Vec::new();
        for _ in 0..1 + self.below(6) {
            let value = self.choice(&values);
            if !chosen.contains(&value) {
                chosen.push(value);
            }
        }
        json!({ "type": "string", "enum": chosen })
    }

    /// Any schema without a name, or a `$ref`.
    pub(super) fn schema(&mut self, left: usize) -> Value {
        let all = [
            Kind::Object,
            Kind::Whole,
            Kind::Enum,
            Kind::Tagged,
            Kind::Union,
        ];
        match self.below(if left == 0 { 8 } else { 13 }) {
            0..4 => self.scalar(),
            4 | 5 => match self.name_of(&all, true) {
                Some(name) => reference(&name),
                None => self.scalar(),
            },
            6 => json!({}),
            7 => match self.name_of(&[Kind::Alias], true) {
                Some(name) => reference(&name),
                None => self.scalar(),
            },
            8 => {
                let mut list = json!({ "type": "array", "items": self.schema(left - 1) });
                if self.one_in(3) {
                    list["minItems"] = json!(1);
                }
                if self.one_in(4)
                    && list["items"].get("$ref").is_none()
                    && list["items"] != json!({})
                {
                    list["items"]["nullable"] = json!(true);
                }
                list
            }
            9 => json!({ "type": "object", "additionalProperties": self.schema(left - 1) }),
            10 => self.union(left - 1),
            11 => self.whole(left - 1),
            _ => self.object(left - 1),
        }
    }

    /// What is beside the value of a property.
    fn property(&mut self, left: usize) -> Value {
        // A schema before this one is met again, which an optional member may do.
        let mut schema = match self.below(6) {
            0 => match self.name_of(&[Kind::Object, Kind::Whole], false) {
                Some(name) if self.one_in(2) => reference(&name),
                Some(name) => json!({ "type": "array", "items": reference(&name) }),
                None => self.scalar(),
            },
            _ => self.schema(left),
        };
        if self.one_in(3) {
            if schema.get("$ref").is_some() {
                schema = json!({ "allOf": [schema] });
            }
            if schema != json!({}) {
                schema["nullable"] = json!(true);
            }
        }
        if self.one_in(4) {
            if schema.get("$ref").is_some() {
                schema = json!({ "allOf": [schema] });
            }
            schema["description"] = json!("What\nit is.\n\n- one\n- two");
        }
        if self.one_in(6) && schema.get("minItems").is_none() && schema["type"] == "array" {
            schema["default"] = json!([]);
        }
        if self.one_in(5) && schema["type"] == "boolean" {
            schema["default"] = json!(true);
        }
        schema
    }

    /// The names of members, and those that are required.
    pub(super) fn members(
        &mut self,
        left: usize,
        taken: &mut HashSet<String>,
    ) -> (Map<String, Value>, Vec<String>) {
        let count = self.below(6);
        let mut properties = Map::new();
        let mut required = Vec::new();
        for wire in self.wires(count, taken) {
            let is_required = self.one_in(2);
            let schema = match is_required {
                true => self.schema(left),
                false => self.property(left),
            };
            if is_required {
                required.push(wire.clone());
            }
            properties.insert(wire, schema);
        }
        (properties, required)
    }

    pub(super) fn object(&mut self, left: usize) -> Value {
        let mut taken = HashSet::new();
        let (mut properties, required) = self.members(left, &mut taken);
        if properties.is_empty() {
            properties.insert("only".to_owned(), json!({ "type": "string" }));
        }
        let mut schema = json!({ "type": "object", "properties": properties });
        if !required.is_empty() {
            schema["required"] = json!(required);
        }
        if self.one_in(5) {
            schema["additionalProperties"] = json!(true);
        }
        schema
    }

    /// An object of several parts.
    fn whole(&mut self, left: usize) -> Value {
        let Some(base) = self.name_of(&[Kind::Object, Kind::Whole], true) else {
            return self.object(left);
        };
        // Names of the other part are not known here, so that these are names of no other.
        let mut properties = Map::new();
        let prefix = self.current;
        for number in 0..1 + self.below(2) {
            let schema = self.property(left);
            properties.insert(format!("own_{prefix}_{left}_{number}"), schema);
        }
        let mut schema = match self.one_in(2) {
            true => json!({ "allOf": [reference(&base)], "properties": properties }),
            false => {
                json!({ "allOf": [reference(&base), { "type": "object", "properties": properties }] })
            }
        };
        if self.one_in(3) {
            let names: Vec<&String> = properties.keys().collect();
            let first = properties[names[0].as_str()].clone();
            let is_plain = first
                .get("type")
                .is_some_and(|kind| kind != "array" && kind != "object")
                && first.get("nullable").is_none();
            if is_plain {
                schema["required"] = json!([names[0]]);
            }
        }
        schema
    }

    fn union(&mut self, left: usize) -> Value {
        let mut members = vec![json!({ "type": "string" })];
        if self.one_in(2) {
            members.push(json!({ "type": "array", "items": self.scalar() }));
        }
        if self.one_in(2) {
            members.insert(0, json!({ "type": "integer" }));
        }
        if self.one_in(2) {
            members.insert(0, self.object(left.min(1)));
        }
        if let Some(name) = self.name_of(&[Kind::Object, Kind::Enum], true) {
            members.insert(0, reference(&name));
        }
        if members.len() < 2 {
            members.push(json!({ "type": "boolean" }));
        }
        let key = self.choice(&["oneOf", "anyOf"]);
        json!({ key: members })
    }

    fn tagged(&mut self) -> Value {
        let mut chosen: Vec<String> = Vec::new();
        for _ in 0..3 {
            let name = self.name_of(&[Kind::Object], true);
            chosen.extend(name.filter(|name| !chosen.contains(name)));
        }
        if chosen.is_empty() {
            return self.object(1);
        }
        let members: Vec<Value> = chosen.iter().map(|name| reference(name)).collect();
        let mut mapping = Map::new();
        for (index, name) in chosen.iter().enumerate() {
            let tag = match self.below(3) {
                0 => names::snake(name),
                1 => format!("{index}"),
                _ => name.clone(),
            };
            mapping.insert(tag, reference(name)["$ref"].clone());
        }
        let mut discriminator = json!({ "propertyName": "tag-of" });
        // Without a mapping the names stand for themselves.
        if mapping.len() == chosen.len() && self.one_in(2) {
            discriminator["mapping"] = Value::Object(mapping);
        }
        json!({ "oneOf": members, "discriminator": discriminator })
    }
}
