/** A sign that a target begins with; it stays where the number behind it is taken over from elsewhere. */
export const SIGN = /^\s*(?:[≥≤<>=＝]|不低于|不超过|不少于|不高于)/u;
